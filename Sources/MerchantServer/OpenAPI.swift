/// The description of the interface, as it is kept in openapi.yaml.
public enum OpenAPI {
  public static var document: [UInt8] { PackageResources.openapi_yaml }
}
