package dev.tunebook.install;

/** Names this machine as the native jars do. */
final class Platform {
    private Platform() {}

    /** Such as {@code linux-x86_64}. */
    static String classifier(String system, String architecture) {
        String name = system.startsWith("Windows") ? "win" : system.startsWith("Mac") ? "osx" : "linux";
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        return name + (arm ? "-aarch64" : "-x86_64");
    }
}
