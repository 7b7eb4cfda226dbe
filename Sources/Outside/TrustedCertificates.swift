import Foundation
import NIOSSL

/// The certificates that a person trusts beside the system's.
enum TrustedCertificates {
  private static let maximumBytes = 1 << 20

  static func read(_ path: String) throws(MerchantClientError) -> [NIOSSLCertificate] {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let handle = try? FileHandle(forReadingFrom: url),
      let data = try? handle.read(upToCount: maximumBytes)
    else { throw .caFileUnreadable(path) }
    guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(data)),
      !certificates.isEmpty
    else { throw .caFileMalformed(path) }
    return certificates
  }
}
