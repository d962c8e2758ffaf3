package dev.tunebook.dsl;

import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Notebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A notebook without a kernel: remembers what it is told. */
public final class FakeNotebook implements Notebook {
    public final Map<String, Magic> magics = new LinkedHashMap<>();
    public final List<String> startup = new ArrayList<>();
    public final Map<String, Object> values = new LinkedHashMap<>();
    public final Map<String, String> types = new LinkedHashMap<>();
    public final Map<Class<?>, Function<Object, MimeBundle>> views = new LinkedHashMap<>();
    public final Map<Class<?>, Function<Object, String>> explanations = new LinkedHashMap<>();
    public final List<Object> shown = new ArrayList<>();
    /** Names that were bound where an interrupt could have prevented it. */
    public final List<String> boundHastily = new ArrayList<>();

    private final Path folder;
    private int cooperative;

    public FakeNotebook(Path folder) {
        this.folder = folder;
    }

    @Override
    public void magic(Magic magic) {
        magics.put(magic.name(), magic);
    }

    @Override
    public void startup(String java) {
        startup.add(java);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> void view(Class<T> type, Function<? super T, MimeBundle> view) {
        views.put(type, (Function<Object, MimeBundle>) view);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <E extends Throwable> void explain(Class<E> type, Function<? super E, String> text) {
        explanations.put(type, (Function<Object, String>) text);
    }

    @Override
    public void bind(String name, String type, Object value) {
        if (cooperative == 0) {
            boundHastily.add(name);
        }
        values.put(name, value);
        types.put(name, type);
    }

    @Override
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public List<Variable> variables() {
        return values.keySet().stream()
                .map(name -> new Variable(name, types.getOrDefault(name, "Object")))
                .toList();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Display display(Object value) {
        shown.add(value);
        return new Display() {
            @Override
            public String id() {
                return "display";
            }

            @Override
            public void update(Object next) {
                shown.add(next);
            }
        };
    }

    @Override
    public void clearOutput(boolean wait) {
        shown.clear();
    }

    @Override
    public <T> T cooperatively(Callable<T> work) throws Exception {
        cooperative++;
        try {
            return work.call();
        } finally {
            cooperative--;
        }
    }
}
