package dev.tunebook.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;

/** Reads a stack as the user should see it: cells by number and line, the kernel's own calls left out. */
final class Frames {
    private final Map<String, Source> sources;

    Frames(Map<String, Source> sources) {
        this.sources = sources;
    }

    /** Frames of a failure; JShell has already named its snippets {@code #id} in them. */
    List<SnippetFailure.Frame> of(EvalException failure) {
        List<SnippetFailure.Frame> frames = new ArrayList<>();
        for (StackTraceElement element : failure.getStackTrace()) {
            Source source = sourceOf(element);
            if (source != null) {
                frames.add(new SnippetFailure.Frame(userFrame(element, source), true));
            } else if (isKernel(element)) {
                break;
            } else {
                frames.add(new SnippetFailure.Frame(libraryFrame(element), false));
            }
        }
        return frames;
    }

    private Source sourceOf(StackTraceElement element) {
        String file = element.getFileName();
        return file == null || !file.startsWith("#") ? null : sources.get(file.substring(1));
    }

    private static boolean isKernel(StackTraceElement element) {
        return element.getClassName().startsWith("dev.tunebook.kernel.shell.")
                && !element.getClassName().equals(StopCheck.class.getName());
    }

    private static String userFrame(StackTraceElement element, Source source) {
        String place = cell(source.cellNumber()) + ", line " + (source.firstLine() + element.getLineNumber() - 1);
        String method = element.getMethodName();
        if (method.isEmpty() || method.equals("do_it$")) {
            return place;
        }
        String owner = element.getClassName();
        return (owner.isEmpty() ? "" : owner + ".") + method + " (" + place + ")";
    }

    private static String cell(int number) {
        return number == 0 ? "start-up script" : "cell " + number;
    }

    private static String libraryFrame(StackTraceElement element) {
        String file = element.getFileName() == null ? "" : " (" + element.getFileName() + line(element) + ")";
        return element.getClassName() + "." + element.getMethodName() + file;
    }

    private static String line(StackTraceElement element) {
        return element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber();
    }
}
