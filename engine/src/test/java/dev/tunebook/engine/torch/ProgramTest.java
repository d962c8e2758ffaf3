package dev.tunebook.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private final Torch torch = Torch.start("cpu", 1);

    @Test
    void differentiatesInsideACall() {
        String source = """
                  def slope(self: __torch__.Program, xs: List[Tensor], power: int) -> List[float]:
                    x = torch.requires_grad_(torch.detach(xs[0]))
                    y = torch.sum(torch.pow(x, power))
                    grads = torch.autograd.grad([y], [x])
                    g = grads[0]
                    assert g is not None
                    return [float(y), float(torch.sum(g))]
                """;
        try (Program program = Program.compile(torch, source);
                Scope scope = torch.scope()) {
            double[] result = program.numbers("slope", List.of(scope.floats(new float[] {2, 3}, 2)), 3L);
            assertThat(result[0]).isEqualTo(8 + 27);
            assertThat(result[1]).isEqualTo(3 * 4 + 3 * 9, within(1e-5));
        }
    }

    @Test
    void tellsWhenMemoryRunsOut() {
        String source = """
                  def take(self: __torch__.Program, x: Tensor) -> Tensor:
                    return torch.repeat(x, [1000000, 1000000, 1000])
                """;
        try (Program program = Program.compile(torch, source);
                Scope scope = torch.scope()) {
            assertThatThrownBy(() -> program.tensor(scope, "take", scope.floats(new float[] {1}, 1)))
                    .isInstanceOf(OutOfMemoryException.class);
            assertThat(OutOfMemoryException.isSaidBy("CUDA out of memory. Tried to allocate 2.00 GiB"))
                    .isTrue();
            assertThat(OutOfMemoryException.isSaidBy("Expected a Tensor")).isFalse();
        }
    }

    @Test
    void callsFreeFunctionsAndReturnsTensors() {
        String source = """
                  def twice(self: __torch__.Program, x: Tensor, factor: float) -> Tensor:
                    return __torch__.scaled(x, factor)
                def scaled(x: Tensor, factor: float) -> Tensor:
                  return torch.mul(x, factor)
                """;
        try (Program program = Program.compile(torch, source);
                Scope scope = torch.scope()) {
            Tensor result = program.tensor(scope, "twice", scope.floats(new float[] {1, 2, 3}, 3, 1), 2.0);
            assertThat(result.floats()).containsExactly(2, 4, 6);
            assertThat(result.shape()).containsExactly(3, 1);
        }
    }

    @Test
    void saysWhereASourceIsWrong() {
        assertThatThrownBy(() -> Program.compile(torch, """
                          def wrong(self: __torch__.Program, x: Tensor) -> Tensor:
                            return torch.no_such_thing(x)
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no_such_thing");
    }

    @Test
    void refusesADeviceThatIsNotThere() {
        assertThatThrownBy(() -> Torch.start("cuda:99", 0))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("device (cuda:99) must be one that is there;")
                .hasMessageContaining("\nMaybe device c");
    }
}
