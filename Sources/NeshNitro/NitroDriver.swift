import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// Runs images on the Nitro hypervisor.
package struct NitroDriver: Driver {
    /// How long a device that is busy with other enclaves is waited for.
    static let patience = Duration.seconds(30)

    private let device: any NitroDevice
    private let place: NitroPlace?

    package init(device: any NitroDevice = KernelNitroDevice()) {
        self.device = device
        place = nil
    }

    private init(_ device: any NitroDevice, _ place: NitroPlace) { (self.device, self.place) = (device, place) }

    package func prepare(_ note: (String) -> Void) throws(Failure) -> PreparedDriver {
        var waiting = Backoff(within: Self.patience)
        while true {
            do throws(SystemError) {
                let place = try device.createVM()
                return PreparedDriver(driver: NitroDriver(device, place), slot: place.slot)
            } catch {
                guard NitroRefusal.isBusy(error), let pause = waiting.next() else {
                    throw NitroRefusal.failure(error)
                }
                if waiting.isFirst { note(Self.busy) }
                // Nothing says when the device is free again.
                _ = poll(nil, 0, Int32(clamping: pause.milliseconds))
            }
        }
    }

    static let busy = "the Nitro Enclaves device is busy: trying again for up to \(patience.components.seconds) s"

    package func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave {
        let place: NitroPlace
        if let prepared = self.place {
            place = prepared
        } else {
            do { place = try device.createVM() } catch { throw NitroRefusal.failure(error) }
        }
        return try failing(.enclaveBoot, try NitroEnclave(order, device, place.vm))
    }

    /// How long an enclave may take to its heartbeat: 90 s for each 6 GiB of image and 90 s for each
    /// 100 GiB of memory, begun ones counted.
    package static func bootTime(imageSize: Int, memoryMiB: Int) -> Duration {
        let images = max(1, (imageSize + (6 << 30) - 1) / (6 << 30))
        let memories = max(1, (memoryMiB + (100 << 10) - 1) / (100 << 10))
        return .seconds(90 * images + 90 * memories)
    }
}

/// Pauses that double, from 20 ms to 640 ms, until a time is used up.
struct Backoff {
    private let deadline: Deadline
    private var count = 0

    init(within limit: Duration) { deadline = Deadline(after: limit) }

    /// Only one pause has been asked for so far.
    var isFirst: Bool { count == 1 }

    /// Nil once the time is used up.
    mutating func next() -> Duration? {
        if deadline.hasPassed { return nil }
        count += 1
        return .milliseconds(20 << min(count - 1, 5))
    }
}
