import Glibc

/// A place for an object that each thread has for itself. Lives as long as the program.
package final class ThreadSlot<Value: AnyObject>: Sendable {
    private let key: pthread_key_t

    package init() {
        var key = pthread_key_t()
        // Fails only beyond 1,024 keys, and the program has a handful; without one, nothing is kept.
        _ = pthread_key_create(&key, nil)
        self.key = key
    }

    /// Not held: anyone who puts an object here keeps it alive, and takes it away.
    package var value: Value? {
        // SAFETY: under this key nothing but an object of this type is kept, and its owner, who put it there, holds it.
        get { pthread_getspecific(key).map { Unmanaged<Value>.fromOpaque($0).takeUnretainedValue() } }
        set { pthread_setspecific(key, newValue.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) }) }
    }
}
