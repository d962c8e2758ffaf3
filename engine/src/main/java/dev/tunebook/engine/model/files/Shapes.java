package dev.tunebook.engine.model.files;

/** Arithmetic on the dimensions of a tensor. */
final class Shapes {
    private Shapes() {}

    /**
     * Number of elements.
     *
     * @throws ArithmeticException when a dimension is negative or the product does not fit into 63 bits
     */
    static long elements(long... shape) {
        long product = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new ArithmeticException("negative dimension " + dimension);
            }
            product = Math.multiplyExact(product, dimension);
        }
        return product;
    }
}
