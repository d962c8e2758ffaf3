package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Magic;
import java.util.List;

/** A magic of the kernel's own that wants its line as typed, such as Java to time. */
interface LineMagic extends Magic {
    Object runLine(String line, String body) throws Exception;

    @Override
    default Object run(List<String> arguments, String body) throws Exception {
        return runLine(String.join(" ", arguments), body);
    }
}
