/**
 * One class that DJL's own package must hold: {@link ai.djl.pytorch.jni.TrainingCall}.
 *
 * <p>Used by {@code dev.tunebook.engine.torch} and by nothing else.
 */
package ai.djl.pytorch.jni;
