package dev.tunebook.engine.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an option is for, in one sentence; the source of every help text, completion and table. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** One sentence that opens with what the option is and says its unit. */
    String value();

    /** Another name for it at the prompt, such as {@code lr}. */
    String alias() default "";

    /** Whether it is given by its place on the line rather than by name; at most one, a string or a list. */
    boolean positional() default false;

    /** Whether a positional component may be left out: it then has a standard value that means something. */
    boolean optional() default false;
}
