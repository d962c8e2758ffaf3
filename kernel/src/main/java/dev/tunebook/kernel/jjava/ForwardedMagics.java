package dev.tunebook.kernel.jjava;

import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** Makes every magic that a library registers with the base one of the notebook. */
final class ForwardedMagics extends MagicsRegistry {
    private final LiveNotebook notebook;
    private final Set<String> cellMagics = new HashSet<>();
    private BaseKernel kernel;

    ForwardedMagics(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    void runFor(BaseKernel face) {
        kernel = face;
    }

    @Override
    public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
        super.registerLineMagic(name, magic);
        notebook.magic(new Forwarded(name, cellMagics.contains(name)));
        return this;
    }

    @Override
    public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
        super.registerCellMagic(name, magic);
        cellMagics.add(name);
        notebook.magic(new Forwarded(name, true));
        return this;
    }

    private final class Forwarded implements Magic {
        private final String name;
        private final boolean takesBody;

        Forwarded(String name, boolean takesBody) {
            this.name = name;
            this.takesBody = takesBody;
        }

        @Override
        public boolean takesBody() {
            return takesBody;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "A magic of a library on the class path.";
        }

        @Override
        public String help() {
            return "%" + name + "\n\n" + summary();
        }

        @Override
        public Object run(List<String> arguments, String body) throws Exception {
            Object value = body == null
                    ? evalLineMagic(kernel, name, arguments)
                    : evalCellMagic(kernel, name, arguments, body);
            if (value instanceof DisplayData data) {
                kernel.display(data);
                return null;
            }
            return value instanceof String text ? MimeBundle.text(text) : value;
        }
    }
}
