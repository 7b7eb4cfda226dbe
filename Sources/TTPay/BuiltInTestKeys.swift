/// What ships with the product, so that all works before anything is configured. No secret: whoever
/// has the program has them, and nobody's money hangs on them.
extension AlipayPrivateKey {
  /// What the embedded merchant signs with.
  public static let builtInTestApp = builtIn(
    """
    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCrDO1oERjenPa2I/aNZmbSLfun/PO4VYF6WiNu\
    h/x+OjvOfe2PH3Ayv+1ZPTRow2PuavkRgI3ZD00axhe8+fWg1Z4WGimD6/LWy7BoBla1yGa9Y6Z3y5bV024MssEs\
    I06y6eES8CZDauIUoMGaFsGIWIvtNujaxKf0mJBOOHRQGbktlGTKM15jB/rVawRd1WdJtRst8szKsUx6JaavbA9R\
    Ne1R0lLeZpvXMB1XbVQ6nz/suEdMEDpnxrUeyfKPgNxhxxXGUYs6JRYHWeN43D2/zicp2Ic14nn4kMIo3nkwOX4o\
    jUc+GlU38FUvzlVGP4yX2sVHbNRT/d0qc1utvetNAgMBAAECggEAJwGWrfGgKzu+IwEGe25LqkhkKAXOCk4tbZpa\
    lB0cnihndQpQfx/bNSeBV6VWa0GLa1YnoC8hqcsMeTuNNEIIGno8R6wFpZjL0uG2Q7KWWXPuweeUkaLyraY+ZVTq\
    KkeO7cvZ0LjE8QDRt4SFQb9IuPAAUMMBzMmlx2h3F+9VzuH/YGWJVI2+RQPQpwIrnbgG0Kdx0JmUXn8pVsiWdq8F\
    84kXk4jtnsfGTehF6tXycW73uaVfVLygfnG26rwUvv5g+37PigdNBVo8eLOIfIOt7sjkHt0OT9Fq26ONrLqkK5q3\
    SNg2juXWw/y9hB4NM6B/63sAwH6TrgbQXdmaGOfnAQKBgQDStousZkE2J367roFBmogkN4MX9WB4Tu31AK9LTtLV\
    6kjDBrq/HZ6SYKnwECSq8fMCJgsuvaL5SngWNWjEoNOHQX/8yMYDi3J/uxnXKANIj4AFMUvWVhxyhJccreumkwrX\
    +Mh2Dvgy7Q5Nda9ux2mjkqXIKeHD4Svg4THWpqnrQQKBgQDP0CSg/XEftMtSHgsIXKJENQPf9781s1JtUMOSh5Ou\
    NyswajmPM5xSMz8tnoJqxZuxB6Ej01+mTAzE1B85A4nkXWqW3Eyp+0dx/AQBjsSIIm7v8J2YPnyvrj4biCH/vvan\
    ogxTZoX0AvtbJmdNG0RebRTZkC9mxU6ua9umzFu5DQKBgEK32CvjSLyr7r3geD7cfkTxasnYQQ5293N/HwH6WFmx\
    UA6of9Lpvv7cKpK/mcyixW4lu562HvdONA3cJWs0/SUzgSH6NHCE4+E7zefJXJjKDyAVxsx8AY/lGa/UBex9XI6b\
    0GVJQh9l3gR6weySqYlIcsOZN0n9bxZKV6x+owjBAoGBAKapJ+cQuruR1AmsXG69U8ldtxjUaL2Zbb6Lqf0GzBJI\
    3lM6raTB4FkwDjf4ymD0z7L/CmVf7HLCxO7Jq6yewOSrYoNQdA9SnW61jUTuiYEgFFZLYygo3PhLxjVwTMv9C3VP\
    CZGNRFp4Vbs5Jll5R7BuzOzarJlAHaTWjVbMx7a1AoGANODLlT9m1KyM6O9fk2OSbc1RJU96kBYJ2pBMeBMu3/Vk\
    DiMTpqXCotPFJPXg+ySsDriNj3y7kNI4p1PbwidZcJF+5kD2hshh2v2qHsxZmN2yYsF0g700zeTYm9Hzziwmqv4E\
    w51rR4GkhynWIDdnPgPoLRBRojI+1kTpiPWsqf0=
    """)

  /// What the emulated Alipay signs with.
  public static let builtInTestPlatform = builtIn(
    """
    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCsfLkUKGXAE1oL3UDGc0HKedvBFSpqaj5j4B0K\
    eZjWFSmvmdT8tRFprB3eW7EHlg5jEVYOWJh4tnTogAX0WyNGD7GDIijXmdvMJAMh1lPT94QmZczkerG5mrPwDzza\
    euRQ09S0/Xugaonn7r0kqvsWgvy5eZ37SLF4yZFv8tbBuYXNG21ppH1I/txF73CZZfdi2rmERI7Z133F5+m+mf24\
    EaiOrv2vxuG+8xme1j/PI2g4Rq8pEI+2WKKjctAgmlzsPj1vbl/jFm8QPY5cE1FLnDUTrzaqIZZNInabwbVnEk+U\
    ejLb/HC97ZkqeSVQqHwoAgD9znO3KlCV2ZocD05XAgMBAAECggEAPqKp+Mp0rIu6cr19FLNs7DBVHyfm966uCkmr\
    cg7W88LKmPRFNiEweg2g6Qql3gndHpeAhwQgFhG3oWhAAUyJIht3zBU+/I/oE5juND7mwP3MVL856KwvVqV5ew6l\
    e/cNataJktHLr2SQwJLex255cGLPkDC8MDBlFeYodJ0b5Eu4T0lH65bSsZjGXMi1738IbdkjCdc/vVZRI3YdmStr\
    vbBuRfZh3OMrGjUYQErqm0mcC+xh+VFIdd7oI2D8kmWYYfnTP5Rek17yc7E8BRsGgIM+vfQem0rdBB1ygsQmEEaS\
    0qmL/7DKLDjhovWTVuiTgXpjT+dqyEfIMD1P9cmKEQKBgQDTOeIIwzqpRRMAYSxoeWbethEDcUuAtj9gCXKsaQjs\
    5SHtD9KfTBaFCFKohObEQmyFX6jBG+baGh/0v4Hy6T94pvzjZ1GHOtQgjUzKZGx90Dt8dIxcUC91Yncb1YcW2uop\
    cxyWeqnVeptKaiHIqm9Qhkvc3xeBoSDM0byE08hSRwKBgQDRDK+HjA5hSwD4UBre8e4XJLNexUyLb3fMDM9UIs9E\
    1/KGNOTmn6ijhcWTScfdoS6/X+nhcozSPQCFuIN7eANx91GXoe+tFAGNM6CUp49hTpPlD9wrDRkoLul67LXaZm+e\
    BQygDRZIZt4MNdqGIN60hODoYMEwjhx8J8AIeZ6bcQKBgApNz4334Buzx+qD0wPBsFf677eIRlOgEFViAJsSgKH1\
    x4Ll+7NTpeGVd1rLKOq4Bs02zmelMcy/64En+nHcGQGMu9doCd0b7I8t9WoGHhjBGLXIhbRXIQmL5R2RfAaMZVHi\
    UKmykChe08Z8iOteDRITiw3aQC5Nqujy7kxYfHQvAoGBALX8wi5RSg9++RgyvEHMAYaaR6DAR/O3FWZI3JEVQLVg\
    /VvCXmc7JNc+VJL1jw4tDIJD4FqIm3lG69Z9m9D32J/1O02zBvD40qT3BduDx3lhq7SkyvmbjIQD2vRNb77yoEbD\
    hIss+XIMQ1AD7foIUXh7mUQTPvujK78V58I5Bk+xAoGAbAd/XXwM0kTx4Vl8hTMo33/DTrWezMG8B9e6NuD0pvV9\
    Isr82OwxnkCKemvRvtYd5qTDVSH2eqzsvMduhupaiuV9hQU//ICFNpRvDN+36UiFOr6KgiG2cHwZcIj7f5XlpggS\
    F5LDDptt2M4UUp3ze7W1AR3elKV2XP6b63UDSLU=
    """)

  private static func builtIn(_ base64: String) -> AlipayPrivateKey {
    guard let key = AlipayPrivateKey(base64) else { preconditionFailure("a constant, tested") }
    return key
  }
}

extension WeChatKey {
  public static let builtInTest = WeChatKey(builtInTestText)
  /// No secret.
  public static let builtInTestText = "cashier-built-in-test-wechat-key"
}
