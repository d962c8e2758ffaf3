package dev.tunebook.kernel.jjava;

import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** This kernel as a library of the base sees it: it can register magics and renderers, evaluate and display. */
final class BaseFace extends BaseKernel {
    private static final List<String> SHOWN_TYPES = List.of(
            "text/html",
            "text/markdown",
            "text/latex",
            "image/svg+xml",
            "image/png",
            "image/jpeg",
            "image/gif",
            "application/json",
            "application/javascript");

    private final LiveNotebook notebook;

    BaseFace(LiveNotebook notebook) {
        super(
                "tunebook",
                "1",
                new LanguageInfo.Builder("java").build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                new MagicParser("^\\s*%", "%%", null),
                new ForwardedMagics(notebook),
                false,
                new StringStyler.Builder().build());
        this.notebook = notebook;
        ((ForwardedMagics) magicsRegistry).runFor(this);
        installNotebookKernel();
    }

    /** A value by the base's renderers; empty when they know no more than its text. */
    Optional<MimeBundle> show(Object value) {
        DisplayData rendered = renderer.render(value);
        MimeBundle bundle = bundle(rendered);
        boolean more = bundle.data().keySet().stream().anyMatch(type -> !type.equals("text/plain"));
        return more ? Optional.of(bundle) : Optional.empty();
    }

    @Override
    public void display(DisplayData data) {
        notebook.display(bundle(data));
    }

    @Override
    public Object evalRaw(String source) {
        try {
            return notebook.evaluate(source);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return null;
    }

    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_MAYBE;
    }

    private static MimeBundle bundle(DisplayData data) {
        Map<String, String> forms = new LinkedHashMap<>();
        Object text = data.getData(MIMEType.TEXT_PLAIN);
        forms.put("text/plain", String.valueOf(text));
        for (String type : SHOWN_TYPES) {
            Object content = data.getData(MIMEType.parse(type));
            if (content != null) {
                forms.put(type, content.toString());
            }
        }
        return new MimeBundle(forms);
    }
}
