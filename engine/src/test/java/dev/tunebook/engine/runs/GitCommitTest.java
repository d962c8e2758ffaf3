package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories laid out as Git lays them out. */
class GitCommitTest {
    private static final String FIRST = "0123456789abcdef0123456789abcdef01234567";
    private static final String SECOND = "f".repeat(40);

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void aRepositoryWithABranch() throws IOException {
        project = folder.resolve("project");
        write("project/.git/HEAD", "ref: refs/heads/main\n");
        write("project/.git/refs/heads/main", FIRST + "\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void readsTheBranchOfTheNearestRepositoryAround() throws Exception {
        assertThat(GitCommit.around(project)).contains(FIRST);
        assertThat(GitCommit.around(Files.createDirectories(project.resolve("notebooks/deep"))))
                .contains(FIRST);
    }

    @Test
    void readsABranchAmongPackedReferences() throws Exception {
        Files.delete(project.resolve(".git/refs/heads/main"));
        write(
                "project/.git/packed-refs",
                "# pack-refs with: peeled fully-peeled sorted\n" + FIRST + " refs/heads/main2\n" + SECOND
                        + " refs/heads/main\n^" + FIRST + "\n");
        assertThat(GitCommit.around(project)).contains(SECOND);
    }

    @Test
    void aBranchOfItsOwnFileIsNewerThanThePackedOne() throws Exception {
        write("project/.git/packed-refs", SECOND + " refs/heads/main\n");
        assertThat(GitCommit.around(project)).contains(FIRST);
    }

    @Test
    void readsADetachedHead() throws Exception {
        write("project/.git/HEAD", SECOND + "\n");
        assertThat(GitCommit.around(project)).contains(SECOND);
        write("project/.git/HEAD", "a".repeat(64));
        assertThat(GitCommit.around(project)).as("of SHA-256").contains("a".repeat(64));
    }

    @Test
    void followsAReferenceThatNamesAnother() throws Exception {
        write("project/.git/HEAD", "ref: refs/remotes/origin/HEAD");
        write("project/.git/refs/remotes/origin/HEAD", "ref: refs/heads/main\n");
        assertThat(GitCommit.around(project)).contains(FIRST);
        write("project/.git/refs/remotes/origin/HEAD", "ref: refs/remotes/origin/HEAD\n");
        assertThat(GitCommit.around(project)).as("in a circle").isEmpty();
    }

    /** As {@code git worktree add} makes one: HEAD of its own, branches in common. */
    @Test
    void aWorkTreeHasItsOwnHeadAndTheBranchesOfAll() throws Exception {
        write("beside/.git", "gitdir: " + project.resolve(".git/worktrees/beside") + "\n");
        write("project/.git/worktrees/beside/HEAD", "ref: refs/heads/other\n");
        write("project/.git/worktrees/beside/commondir", "../..\n");
        write("project/.git/refs/heads/other", SECOND + "\n");
        assertThat(GitCommit.around(folder.resolve("beside"))).contains(SECOND);
        Files.delete(project.resolve(".git/refs/heads/other"));
        write("project/.git/packed-refs", FIRST.replace('0', 'e') + " refs/heads/other\n");
        assertThat(GitCommit.around(folder.resolve("beside"))).contains(FIRST.replace('0', 'e'));
        write("project/.git/worktrees/beside/HEAD", SECOND + "\n");
        assertThat(GitCommit.around(folder.resolve("beside"))).contains(SECOND);
        write("project/.git/worktrees/beside/HEAD", "ref: refs/bisect/bad\n");
        write("project/.git/worktrees/beside/refs/bisect/bad", FIRST + "\n");
        assertThat(GitCommit.around(folder.resolve("beside")))
                .as("a reference that is the work tree's own")
                .contains(FIRST);
    }

    /** As {@code git submodule add} makes one: a path relative to the file, everything in one place. */
    @Test
    void aSubmoduleStandsInTheRepositoryAround() throws Exception {
        write("project/library/.git", "gitdir: ../.git/modules/library\n");
        write("project/.git/modules/library/HEAD", "ref: refs/heads/stable\n");
        write("project/.git/modules/library/refs/heads/stable", SECOND + "\n");
        assertThat(GitCommit.around(project.resolve("library"))).contains(SECOND);
    }

    @Test
    void saysNothingWhereNothingIsKnown() throws Exception {
        write("empty/.git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitCommit.around(folder.resolve("empty")))
                .as("no commit yet")
                .isEmpty();
        write("gone/.git", "gitdir: ../moved/away\n");
        assertThat(GitCommit.around(folder.resolve("gone"))).isEmpty();
        write("other/.git", "something else");
        assertThat(GitCommit.around(folder.resolve("other"))).isEmpty();
        write("torn/.git/HEAD", "0123");
        assertThat(GitCommit.around(folder.resolve("torn"))).isEmpty();
        write("elsewhere/.git/HEAD", "ref: ../../project/.git/refs/heads/main");
        assertThat(GitCommit.around(folder.resolve("elsewhere")))
                .as("outside of the repository")
                .isEmpty();
        write("reftable/.git/HEAD", "ref: refs/heads/.invalid\n");
        assertThat(GitCommit.around(folder.resolve("reftable"))).isEmpty();
    }
}
