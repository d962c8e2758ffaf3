package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class OutwardCallsTest {
    @Test
    void areNotInPlainArithmeticTextAndPrinting() throws IOException {
        assertThat(areIn(Plain.class)).isFalse();
    }

    @Test
    void areInWhatMakesASocketOrHandsItsMakerOn() throws IOException {
        assertThat(areIn(Opening.class)).isTrue();
        assertThat(areIn(HandingOn.class)).isTrue();
        assertThat(areIn(Reflecting.class)).isTrue();
    }

    private static boolean areIn(Class<?> type) throws IOException {
        try (InputStream bytecode =
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return OutwardCalls.areIn(bytecode.readAllBytes());
        }
    }

    private static final class Plain {
        Object run(int a) {
            System.out.println(a + 1);
            return "a".repeat(a) + Math.abs(a) + Integer.valueOf(a);
        }
    }

    private static final class Opening {
        Object run() {
            return new Socket();
        }
    }

    private static final class HandingOn {
        Callable<Socket> run() {
            return Socket::new;
        }
    }

    private static final class Reflecting {
        Object run() throws ReflectiveOperationException {
            return Class.forName("java.net.Socket").getConstructor();
        }
    }
}
