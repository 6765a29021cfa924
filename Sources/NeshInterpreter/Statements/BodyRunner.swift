import NeshCommand
import NeshLanguage

/// Runs what stands behind the prefixes of a line: a verb, a check, a line for sh.
struct BodyRunner {
    let values: CurrentValues
    let conditions: Conditions
    let programs: Programs
    let jobs: Jobs
    private let state: RunState
    private let commands: CommandRunner
    private let times: TimeNote

    init(_ state: RunState, _ times: TimeNote) {
        self.state = state
        self.times = times
        let watch = EnclaveWatch()
        values = CurrentValues(state, watch)
        conditions = Conditions(state, values, watch)
        programs = Programs(state, times)
        jobs = Jobs(state, values, programs)
        commands = CommandRunner(state: state, values: values, programs: programs, jobs: jobs, times: times)
    }

    /// - Returns: the file whose statements are to run now, of a `source`.
    func run(_ body: Simple.Body, _ place: Place) throws(Stop) -> SourcedFile? {
        switch body {
        case .command(let line):
            let prepared = try commands.prepare(line, place)
            if let name = prepared.sourcedFile {
                return SourcedFile(
                    name: name, place: place, namePlace: prepared.words.count > 1 ? prepared.words[1].place : place)
            }
            try commands.run(prepared)
        case .check(let check): try conditions.run(check, times)
        case .shell(let text, let shellPlace):
            state.trace("!" + text, shellPlace)
            if let program = ProgramJob(text) {
                try jobs.start(program, shellPlace)
            } else {
                try programs.run(text, shellPlace)
            }
        }
        return nil
    }
}
