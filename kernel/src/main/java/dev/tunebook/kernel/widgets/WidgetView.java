package dev.tunebook.kernel.widgets;

import dev.tunebook.kernel.extension.MimeBundle;

/** How a widget is shown: by the widget manager where there is one, else as HTML and text. */
final class WidgetView {
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private WidgetView() {}

    static MimeBundle live(String modelId, String text, String html) {
        String view = "{\"version_major\": 2, \"version_minor\": 0, \"model_id\": \"" + modelId + "\"}";
        return MimeBundle.of(text, html).with(VIEW, view);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
