package dev.tunebook.engine.model.files;

import dev.tunebook.engine.spec.UserException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the pickle inside a PyTorch checkpoint: dictionaries, lists, tuples, numbers, texts, tensors, and nothing else.
 *
 * <p>A pickle is a program for a stack machine that may call any function it names. This machine has no functions: it
 * knows three names by heart, makes records of them, and refuses every other one. Opcodes after Python's {@code
 * pickletools}.
 */
final class Unpickler {
    /**
     * Where a storage's numbers are.
     *
     * @param type of its elements; null for a class of storage that cannot be read
     * @param key of its entry in the archive
     * @param elements that it has, by the pickle's word
     */
    record Storage(ElementType type, String key, long elements) {}

    /** A view of a storage, in elements. */
    record Tensor(Storage storage, long offset, long[] shape, long[] strides) {}

    /** Anything that a pickle may name. */
    private record Name(String module, String name) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    private static final Object MARK = new Object();
    private static final Name ORDERED_DICT = new Name("collections", "OrderedDict");
    private static final Name TENSOR = new Name("torch._utils", "_rebuild_tensor_v2");
    private static final Name PARAMETER = new Name("torch._utils", "_rebuild_parameter");
    private static final Map<String, ElementType> STORAGES = Map.ofEntries(
            Map.entry("FloatStorage", ElementType.F32),
            Map.entry("HalfStorage", ElementType.F16),
            Map.entry("BFloat16Storage", ElementType.BF16),
            Map.entry("DoubleStorage", ElementType.F64),
            Map.entry("LongStorage", ElementType.I64),
            Map.entry("IntStorage", ElementType.I32),
            Map.entry("ShortStorage", ElementType.I16),
            Map.entry("CharStorage", ElementType.I8),
            Map.entry("ByteStorage", ElementType.U8),
            Map.entry("BoolStorage", ElementType.BOOL));

    private final Path file;
    private final PickleBytes code;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Unpickler(Path file, byte[] pickle) {
        this.file = file;
        this.code = new PickleBytes(file, pickle);
    }

    /**
     * Reads a pickle.
     *
     * @param file that it is in, for errors
     * @throws UserException when it is broken, or does anything but hold tensors
     */
    static Object read(Path file, byte[] pickle) {
        return new Unpickler(file, pickle).run();
    }

    private Object run() {
        while (true) {
            int opcode = code.unsignedByte();
            if (opcode == '.') {
                Object result = pop();
                expect(stack.isEmpty(), "values left over");
                return result;
            }
            step(opcode);
        }
    }

    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> expect(code.unsignedByte() <= 5, "protocol above 5");
            case 0x95 -> expect(code.take(8).getLong() >= 0, "a frame of negative length");
            case '(' -> stack.add(MARK);
            case '0' -> pop();
            case '}' -> stack.add(new LinkedHashMap<Object, Object>());
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(List.of());
            case 't' -> stack.add(tuple(toMark()));
            case 0x85, 0x86, 0x87 -> stack.add(tuple(popLast(opcode - 0x84)));
            case 's' -> put(popLast(2));
            case 'u' -> put(toMark());
            case 'a' -> append(popLast(1));
            case 'e' -> append(toMark());
            case 'c' -> stack.add(known(new Name(code.line(), code.line())));
            case 0x93 -> globalFromStack();
            case 'R' -> reduce();
            case 'Q' -> stack.add(storage(pop()));
            case 'b' -> build();
            default -> value(opcode);
        }
    }

    /** Opcodes that push a plain value, or remember one. */
    private void value(int opcode) {
        switch (opcode) {
            case 'N' -> stack.add(None.NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) code.take(4).getInt());
            case 'K' -> stack.add((long) code.unsignedByte());
            case 'M' -> stack.add((long) Short.toUnsignedInt(code.take(2).getShort()));
            case 0x8A -> stack.add(code.number(code.unsignedByte()));
            case 'G' -> stack.add(code.take(8).order(ByteOrder.BIG_ENDIAN).getDouble());
            case 'X' -> stack.add(code.text(code.length(code.take(4).getInt())));
            case 0x8C -> stack.add(code.text(code.unsignedByte()));
            case 'q' -> memo.put(code.unsignedByte(), peek());
            case 'r' -> memo.put(code.take(4).getInt(), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> stack.add(remembered(code.unsignedByte()));
            case 'j' -> stack.add(remembered(code.take(4).getInt()));
            default -> throw code.broken("opcode 0x%02X".formatted(opcode));
        }
    }

    /** Python's None; a list of Java's would not take null. */
    enum None {
        NONE
    }

    private Name known(Name name) {
        boolean storage = name.module().equals("torch") && STORAGES.containsKey(name.name());
        if (!storage && !List.of(ORDERED_DICT, TENSOR, PARAMETER).contains(name)) {
            throw new UserException(
                    file.getFileName() + " (names " + PickledTensors.excerpt(name.toString())
                            + ") must hold tensors and nothing that could run code.",
                    "convert it where you trust it: safetensors.torch.save_file(torch.load(…), \"model.safetensors\").");
        }
        return name;
    }

    private void globalFromStack() {
        Object name = pop();
        Object module = pop();
        expect(module instanceof String && name instanceof String, "a name that is no text");
        stack.add(known(new Name((String) module, (String) name)));
    }

    private void reduce() {
        Object arguments = pop();
        Object called = pop();
        expect(arguments instanceof List<?>, "a call without arguments");
        List<?> given = (List<?>) arguments;
        if (ORDERED_DICT.equals(called)) {
            expect(given.isEmpty(), "an OrderedDict with arguments");
            stack.add(new LinkedHashMap<Object, Object>());
        } else if (TENSOR.equals(called)) {
            stack.add(tensor(given));
        } else if (PARAMETER.equals(called)) {
            expect(!given.isEmpty() && given.get(0) instanceof Tensor, "a parameter without a tensor");
            stack.add(given.get(0));
        } else {
            throw code.broken("a call of " + (called instanceof Name name ? name : "what is no function"));
        }
    }

    /** Arguments: storage, offset, size, stride, requires_grad, backward_hooks. */
    private Tensor tensor(List<?> given) {
        expect(
                given.size() >= 4 && given.get(0) instanceof Storage && given.get(1) instanceof Long,
                "a tensor without storage");
        return new Tensor((Storage) given.get(0), (Long) given.get(1), longs(given.get(2)), longs(given.get(3)));
    }

    /** A persistent id: ("storage", class, key, device, elements). */
    private Storage storage(Object id) {
        boolean whole = id instanceof List<?> parts
                && parts.size() == 5
                && "storage".equals(parts.get(0))
                && parts.get(1) instanceof Name
                && parts.get(2) instanceof String
                && parts.get(4) instanceof Long;
        expect(whole, "a storage that is none");
        List<?> parts = (List<?>) id;
        ElementType type = STORAGES.get(((Name) parts.get(1)).name());
        expect(type != null, "a storage that is none");
        return new Storage(type, (String) parts.get(2), (Long) parts.get(4));
    }

    /** Attributes of a dictionary, such as a state's versions, say nothing about tensors. */
    private void build() {
        pop();
        expect(peek() instanceof Map, "attributes of what has none");
    }

    private long[] longs(Object tuple) {
        expect(
                tuple instanceof List<?> list && list.stream().allMatch(Long.class::isInstance),
                "a shape of no numbers");
        return ((List<?>) tuple).stream().mapToLong(Long.class::cast).toArray();
    }

    private void put(List<Object> pairs) {
        expect(pairs.size() % 2 == 0 && peek() instanceof Map, "members of no dictionary");
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = (Map<Object, Object>) peek();
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            // other keys could be large, or contain themselves
            expect(key instanceof String || key instanceof Long, "a key that is no text and no number");
            map.put(key, pairs.get(i + 1));
        }
    }

    private void append(List<Object> values) {
        expect(peek() instanceof ArrayList, "elements of no list");
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) peek();
        list.addAll(values);
    }

    private static List<Object> tuple(List<Object> values) {
        return List.copyOf(values);
    }

    private Object pop() {
        expect(!stack.isEmpty(), "a value that is not there");
        return stack.remove(stack.size() - 1);
    }

    private Object peek() {
        expect(!stack.isEmpty(), "a value that is not there");
        return stack.get(stack.size() - 1);
    }

    private List<Object> popLast(int count) {
        expect(stack.size() >= count, "values that are not there");
        return cut(stack.size() - count);
    }

    private List<Object> toMark() {
        int mark = stack.lastIndexOf(MARK);
        expect(mark >= 0, "a mark that is not there");
        List<Object> values = cut(mark + 1);
        stack.remove(mark);
        return values;
    }

    private List<Object> cut(int from) {
        List<Object> tail = stack.subList(from, stack.size());
        List<Object> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }

    private Object remembered(int place) {
        Object value = memo.get(place);
        expect(value != null, "what was not remembered");
        return value;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw code.broken(otherwise);
        }
    }
}
