package dev.tunebook.kernel.run.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Pictures of a Markdown cell as {@code data:} addresses: its attachments, and files beside the notebook. */
record EmbeddedImages(JsonObject attachments, Path folder) {
    private static final long BYTES_AT_MOST = 8_000_000;
    private static final String ATTACHMENT = "attachment:";
    private static final Map<String, String> MIME_TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml");

    /** The picture as a {@code data:} address, or an empty text when it is not to be had here. */
    String find(String destination) {
        if (destination.startsWith("data:image/")) {
            return destination;
        }
        return destination.startsWith(ATTACHMENT)
                ? attached(destination.substring(ATTACHMENT.length()))
                : file(destination);
    }

    private String attached(String name) {
        if (attachments.get(decode(name)) instanceof JsonObject bundle) {
            for (String mimeType : bundle.keySet()) {
                if (MIME_TYPES.containsValue(mimeType)) {
                    return "data:" + mimeType + ";base64,"
                            + bundle.get(mimeType).getAsString().replaceAll("\\s", "");
                }
            }
        }
        return "";
    }

    private String file(String destination) {
        String extension =
                destination.substring(destination.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!MIME_TYPES.containsKey(extension) || destination.contains(":")) {
            return "";
        }
        try {
            Path file = folder.resolve(decode(destination));
            if (Files.isRegularFile(file) && Files.size(file) <= BYTES_AT_MOST) {
                String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
                return "data:" + MIME_TYPES.get(extension) + ";base64," + content;
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Shown as a link instead, which is what a missing picture deserves.
            return "";
        }
        return "";
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
