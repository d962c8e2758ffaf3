package dev.tunebook.engine.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tunebook.engine.spec.UserException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** libtorch, started on first use, with the device and the number of threads that a user asked for. */
public final class Torch {
    private static final String ENGINE = "PyTorch";

    private static final Pattern DEVICE = Pattern.compile("auto|cpu|cuda(:\\d{1,4})?");

    private static NativeLibrary chosen;

    /** Whether a CUDA device was ever computed on. */
    private static volatile boolean onDevice;

    private final Device device;
    private final int threads;

    private Torch(Device device, int threads) {
        this.device = device;
        this.threads = threads;
    }

    /**
     * Starts libtorch if it is not running yet.
     *
     * @param device {@code auto} (a CUDA device if there is a usable one), {@code cpu}, {@code cuda} or {@code cuda:N}
     * @param threads on the CPU, for the whole process; 0 for one per core
     * @throws UserException when the device is not there or the native library cannot be loaded
     */
    public static synchronized Torch start(String device, int threads) {
        Engine engine = engine();
        int wanted = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        if (JniUtils.getNumThreads() != wanted) {
            JniUtils.setNumThreads(wanted);
        }
        return new Torch(device(engine, device), wanted);
    }

    /** DJL finds its engines through the context class loader, which in a notebook may be anyone's. */
    private static Engine engine() {
        if (chosen == null) {
            chosen = NativeLibrary.choose();
            fillIn(chosen);
        }
        System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Torch.class.getClassLoader());
        try {
            return Engine.getEngine(ENGINE);
        } catch (RuntimeException | LinkageError broken) {
            throw new UserException(
                    "libtorch for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + " must be on the class path and loadable, but: " + broken.getMessage(),
                    "run install/tunebook doctor, which says what is missing.",
                    broken);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What DJL asks for besides the folder; a user need not say what the package says itself. */
    private static void fillIn(NativeLibrary library) {
        if (System.getenv(NativeLibrary.FOLDER) != null) {
            System.getProperties().putIfAbsent("PYTORCH_VERSION", library.version());
            System.getProperties().putIfAbsent("PYTORCH_FLAVOR", library.flavor());
        }
    }

    private static Device device(Engine engine, String wanted) {
        OptionalInt index = index(wanted, engine.getGpuCount());
        if (index.isEmpty()) {
            return Device.cpu();
        }
        onDevice = true;
        return Device.gpu(index.getAsInt());
    }

    /**
     * The number of the CUDA device that a user asks for; empty for the CPU.
     *
     * @param gpus how many there are
     */
    static OptionalInt index(String wanted, int gpus) {
        if (!DEVICE.matcher(wanted).matches()) {
            throw new UserException(
                    "device (" + wanted + ") must be auto, cpu, cuda or cuda:N.",
                    gpus == 0 ? "device cpu." : "device cuda:0.");
        }
        if (wanted.equals("cpu") || (wanted.equals("auto") && gpus == 0)) {
            return OptionalInt.empty();
        }
        int index = wanted.startsWith("cuda:") ? Integer.parseInt(wanted.substring(5)) : 0;
        if (index >= gpus) {
            throw new UserException(
                    "device (" + wanted + ") must be one that is there; this libtorch sees "
                            + (gpus == 0 ? "no CUDA device." : gpus + " CUDA device(s), numbered from 0."),
                    gpus == 0 ? "device cpu." : "device cuda:0.");
        }
        return OptionalInt.of(index);
    }

    /**
     * Gives the memory of CUDA devices that no tensor holds back to the driver, for other processes; libtorch would keep it
     * for its own next tensors. Does nothing where none was computed on.
     */
    public static void releaseDevices() {
        if (onDevice) {
            JniUtils.emptyCudaCache();
        }
    }

    /** The device's name as PyTorch writes it: {@code cpu} or {@code cuda:0}. */
    public String device() {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /** Threads that one operation may use on the CPU. */
    public int threads() {
        return threads;
    }

    /** The version of libtorch, such as {@code 2.7.1}. */
    public String version() {
        return Engine.getEngine(ENGINE).getVersion();
    }

    /** The version of DJL, such as {@code 0.36.0}. */
    public static String djlVersion() {
        return Engine.getDjlVersion();
    }

    /** A new scope on this device; whoever opens it closes it. */
    public Scope scope() {
        return new Scope((PtNDManager) Engine.getEngine(ENGINE).newBaseManager(device));
    }
}
