package dev.tunebook.kernel.extension;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in the forms in which a front end may show it.
 *
 * @param data MIME type to content: text as it is, images as base64, JSON types as text
 */
public record MimeBundle(Map<String, String> data) {
    public MimeBundle {
        data = Map.copyOf(new LinkedHashMap<>(data));
    }

    /** Plain text alone. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of("text/plain", text));
    }

    /** Plain text and HTML, the pair that every result should have. */
    public static MimeBundle of(String text, String html) {
        return new MimeBundle(Map.of("text/plain", text, "text/html", html));
    }

    /** This bundle and one form more. */
    public MimeBundle with(String mimeType, String content) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(mimeType, content);
        return new MimeBundle(more);
    }
}
