package dev.tunebook.engine.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Another name that a choice may be given by at the prompt; help and JSON say the choice's own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface AlsoCalled {
    /** In small letters. */
    String value();
}
