package ai.djl.pytorch.jni;

import ai.djl.pytorch.engine.PtSymbolBlock;
import java.util.Arrays;

/**
 * Calls a method of a TorchScript module with gradients allowed.
 *
 * <p>{@link IValueUtils#runMethod} does the same but always in inference mode, in which nothing can be trained; the
 * native call behind it is private to this package, which is why this one class stands here and needs the class path.
 */
public final class TrainingCall {
    private TrainingCall() {}

    /** Runs the method; the caller closes the result and the arguments. */
    public static IValue run(PtSymbolBlock module, String method, IValue... arguments) {
        long[] handles = Arrays.stream(arguments).mapToLong(IValue::getHandle).toArray();
        return new IValue(PyTorchLibrary.LIB.moduleRunMethod(module.getHandle(), method, handles, true, false));
    }
}
