package dev.tunebook.engine.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.TrainingCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * A TorchScript module, compiled from source text.
 *
 * <p>Arguments of a call are {@link Tensor}s, lists of them, {@code Long}, {@code Double} and {@code Boolean}; they
 * must stay open until the call returns. Gradients are recorded inside a call where its text asks for them.
 */
public final class Program implements AutoCloseable {
    private final Scope scope;
    private final PtSymbolBlock module;

    private Program(Scope scope, PtSymbolBlock module) {
        this.scope = scope;
        this.module = module;
    }

    /**
     * Compiles a program.
     *
     * @param torch where it runs
     * @param source the body of a class {@code Program(Module)} and its free functions: see {@link Pack}
     */
    public static Program compile(Torch torch, String source) {
        Scope scope = torch.scope();
        try {
            return new Program(scope, Gate.PROCESS.inside(() -> module(scope, source)));
        } catch (EngineException refused) {
            scope.close();
            throw new IllegalArgumentException("TorchScript refused:\n" + refused.getMessage(), refused);
        }
    }

    private static PtSymbolBlock module(Scope scope, String source) {
        try {
            return JniUtils.loadModule(scope.arrays(), new ByteArrayInputStream(Pack.zip(source)), false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Calls a method that returns a list of numbers. */
    public double[] numbers(String method, Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return result.toDoubleArray();
        }
    }

    /** Calls a method that returns one tensor, which the given scope then owns. */
    public Tensor tensor(Scope owner, String method, Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return new Tensor(result.toTensor(owner.arrays()));
        }
    }

    /** Calls a method that returns a list of tensors, which the given scope then owns. */
    public List<Tensor> tensors(Scope owner, String method, Object... arguments) {
        try (IValue result = call(method, arguments)) {
            return Arrays.stream(result.toTensorArray(owner.arrays()))
                    .map(Tensor::new)
                    .toList();
        }
    }

    private IValue call(String method, Object... arguments) {
        return Gate.PROCESS.inside(() -> run(method, arguments));
    }

    private IValue run(String method, Object... arguments) {
        IValue[] values = Arrays.stream(arguments).map(Program::value).toArray(IValue[]::new);
        // Gradient mode belongs to the thread, and any thread may call. Nothing is recorded for tensors that do not
        // ask.
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        // This too belongs to the thread. Optimised, a program computes otherwise from its second call on, so that a
        // run
        // that goes on after a restart would differ from one that was not stopped; it is no faster.
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return TrainingCall.run(module, method, values);
        } catch (EngineException failed) {
            if (OutOfMemoryException.isSaidBy(failed.getMessage())) {
                throw new OutOfMemoryException(failed.getMessage(), failed);
            }
            throw failed;
        } finally {
            JniUtils.setGradMode(before);
            Arrays.stream(values).forEach(IValue::close);
        }
    }

    private static IValue value(Object argument) {
        if (argument instanceof Tensor tensor) {
            return IValue.from(tensor.array());
        }
        if (argument instanceof Boolean truth) {
            return IValue.from(truth.booleanValue());
        }
        if (argument instanceof Long number) {
            return IValue.from(number.longValue());
        }
        if (argument instanceof Double number) {
            return IValue.from(number.doubleValue());
        }
        if (argument instanceof List<?> tensors) {
            return IValue.listFrom(
                    tensors.stream().map(tensor -> ((Tensor) tensor).array()).toArray(PtNDArray[]::new));
        }
        throw new IllegalArgumentException("no TorchScript value: " + argument);
    }

    @Override
    public void close() {
        module.close();
        scope.close();
    }
}
