package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;

/** The contents of replies that do not depend on the kernel's state. */
final class Replies {
    private Replies() {}

    static JsonObject ok() {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    static JsonObject aborted() {
        JsonObject content = new JsonObject();
        content.addProperty("status", "aborted");
        return content;
    }

    static JsonObject error(CellFailure failure) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "error");
        content.addProperty("ename", failure.name());
        content.addProperty("evalue", failure.value());
        JsonArray traceback = new JsonArray();
        failure.traceback().forEach(traceback::add);
        content.add("traceback", traceback);
        return content;
    }

    static JsonObject kernelInfo(String version) {
        JsonObject language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", Runtime.version().toString());
        language.addProperty("mimetype", "text/x-java");
        language.addProperty("file_extension", ".java");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        language.addProperty("nbconvert_exporter", "script");
        JsonObject content = ok();
        content.addProperty("protocol_version", Wire.PROTOCOL_VERSION);
        content.addProperty("implementation", "tunebook");
        content.addProperty("implementation_version", version);
        content.add("language_info", language);
        content.addProperty("banner", "Java " + Runtime.version() + " in Tunebook " + version + ". %help says more.");
        content.addProperty("debugger", false);
        JsonArray features = new JsonArray();
        features.add("kernel subshells");
        content.add("supported_features", features);
        content.add("help_links", helpLinks());
        return content;
    }

    private static JsonArray helpLinks() {
        JsonObject link = new JsonObject();
        link.addProperty("text", "Java API");
        int release = Runtime.version().feature();
        link.addProperty("url", "https://docs.oracle.com/en/java/javase/" + release + "/docs/api/index.html");
        JsonArray links = new JsonArray();
        links.add(link);
        return links;
    }
}
