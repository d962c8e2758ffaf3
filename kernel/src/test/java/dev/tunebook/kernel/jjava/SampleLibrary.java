package dev.tunebook.kernel.jjava;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** A library made for the base: a renderer, a value that renders itself, and a magic. */
public final class SampleLibrary implements Extension {
    /** Shown by a registered renderer. */
    public record Money(int cents) {}

    /** Shows itself. */
    public static final class Badge implements DisplayDataRenderable {
        @Override
        public void render(RenderContext context) {
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>badge</b>");
        }
    }

    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Money.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((money, context) ->
                        context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>" + money.cents() + "</i>"));
        kernel.getMagicsRegistry().registerLineMagic("shout", (face, words) -> String.join(" ", words) + "!");
    }
}
