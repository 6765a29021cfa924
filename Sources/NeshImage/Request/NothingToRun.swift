import NeshData

extension Failure {
    /// Neither the image nor the request says what is to run.
    static var nothingToRun: Failure {
        Failure(
            .eifBuilding, "the image has neither CMD nor ENTRYPOINT, so nothing would run",
            fixes: ["add CMD to its Dockerfile", "give one with --cmd"])
    }
}
