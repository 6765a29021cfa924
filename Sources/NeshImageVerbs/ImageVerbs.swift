import NeshCommand

/// The verbs of images and of what attests them.
package enum ImageVerbs {
    /// In the order of help.
    package static let all: [any Command.Type] = [
        BuildEnclave.self, DescribeEIF.self, SignEIF.self, PCRValue.self, ImageContents.self, KMSPolicy.self,
        AttestationVerb.self, Reproduce.self, Images.self,
    ]
}
