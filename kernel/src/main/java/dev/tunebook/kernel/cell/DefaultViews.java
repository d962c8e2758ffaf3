package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import javax.imageio.ImageIO;

/** How values are shown for which nobody has registered a view. */
final class DefaultViews {
    private static final int MOST_ROWS = 100;
    private static final int MOST_ELEMENTS = 1_000;

    private DefaultViews() {}

    static void install(LiveNotebook notebook) {
        notebook.view(Collection.class, DefaultViews::collection);
        notebook.view(Map.class, DefaultViews::map);
        notebook.view(BaseStream.class, stream -> stream(notebook, stream));
        notebook.view(RenderedImage.class, DefaultViews::image);
    }

    private static MimeBundle collection(Collection<?> values) {
        if (values.size() > 1 && values.stream().limit(MOST_ROWS).allMatch(DefaultViews::isRecord)) {
            Class<?> type = values.iterator().next().getClass();
            if (values.stream().limit(MOST_ROWS).allMatch(type::isInstance)) {
                return records(values, type);
            }
        }
        if (values.size() <= MOST_ELEMENTS) {
            return MimeBundle.text(String.valueOf(values));
        }
        List<String> first =
                values.stream().limit(MOST_ELEMENTS).map(Views::text).toList();
        return MimeBundle.text("[" + String.join(", ", first) + ", …]  (" + values.size() + " elements)");
    }

    /** Its elements, unless a variable holds it: a stream can be read once. */
    private static MimeBundle stream(LiveNotebook notebook, BaseStream<?, ?> stream) {
        boolean held = notebook.variables().stream()
                .anyMatch(each -> notebook.value(each.name()).orElse(null) == stream);
        if (held) {
            return MimeBundle.text("A stream, which can be read once. Maybe add .toList() to see its elements.");
        }
        List<Object> first = new ArrayList<>();
        try (stream) {
            Iterator<?> elements = stream.iterator();
            while (first.size() < MOST_ELEMENTS && elements.hasNext()) {
                first.add(elements.next());
            }
        } catch (IllegalStateException read) {
            return MimeBundle.text("A stream that was read already.");
        }
        MimeBundle shown = collection(first);
        return first.size() < MOST_ELEMENTS
                ? shown
                : MimeBundle.text(shown.data().get("text/plain") + "  (the first " + MOST_ELEMENTS + " elements)");
    }

    private static boolean isRecord(Object value) {
        return value != null && value.getClass().isRecord();
    }

    private static MimeBundle records(Collection<?> values, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> head =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Object value : values) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(Arrays.stream(components).map(each -> read(each, value)).toList());
        }
        return more(Tables.of(head, rows), values.size());
    }

    private static MimeBundle map(Map<?, ?> values) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(List.of(Views.text(each.getKey()), Views.text(each.getValue())));
        }
        String text = values.size() <= MOST_ELEMENTS ? String.valueOf(values) : values.size() + " entries";
        String html = more(Tables.of(List.of("key", "value"), rows), values.size())
                .data()
                .get("text/html");
        return MimeBundle.of(text, html);
    }

    private static MimeBundle more(MimeBundle table, int size) {
        if (size <= MOST_ROWS) {
            return table;
        }
        String rest = "… and " + (size - MOST_ROWS) + " more";
        return MimeBundle.of(
                table.data().get("text/plain") + "\n" + rest, table.data().get("text/html") + rest);
    }

    private static String read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return Views.text(component.getAccessor().invoke(value));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "?";
        }
    }

    private static MimeBundle image(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = "image of " + image.getWidth() + " × " + image.getHeight() + " pixels";
        return MimeBundle.text(text).with("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
