package dev.tunebook.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages with the connection's key, and compares signatures in constant time. */
final class Signature {
    private final Mac mac;

    /** Without a key nothing is signed, as the protocol has it. */
    Signature(String scheme, String key) throws GeneralSecurityException {
        if (key.isEmpty()) {
            mac = null;
            return;
        }
        String algorithm = scheme.replace("-", "");
        mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
    }

    synchronized byte[] sign(List<byte[]> parts) {
        if (mac == null) {
            return new byte[0];
        }
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    boolean matches(byte[] signature, List<byte[]> parts) {
        return mac == null || MessageDigest.isEqual(signature, sign(parts));
    }

    boolean checks() {
        return mac != null;
    }
}
