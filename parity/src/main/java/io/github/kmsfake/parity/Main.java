package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Group;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the cases of the contract against the service, against fakes, or against snapshots. */
@Command(
        name = "kms-fake-parity",
        mixinStandardHelpOptions = true,
        description = "Compares KMS Fake with the service, case by case.",
        subcommands = {Main.Compare.class, Main.Recording.class, Main.Check.class, Main.Cleanup.class, Main.Table.class
        })
public final class Main {
    private static final int COULD_NOT_RUN = 2;
    private static final int WIDTH = 60;

    /** The fakes of a run refuse much; what they say of it is no news. */
    private static final Logger FAKES = Logger.getLogger("io.github.kmsfake");

    Main() {
        FAKES.setLevel(Level.OFF);
    }

    /**
     * Runs the program.
     *
     * @param arguments a command and its options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Main()).setExecutionExceptionHandler((e, any, parsed) -> {
            System.err.println(e instanceof Stopped ? e.getMessage() : e.toString());
            return COULD_NOT_RUN;
        });
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            System.exit(COULD_NOT_RUN);
        }
        System.exit(commandLine.execute(arguments));
    }

    private static void progress(int done, int all, String what) {
        String line = done + "/" + all + " " + what;
        System.err.print(
                "\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
        if (done == all) {
            System.err.println();
        }
    }

    private static int count(Selection selection) {
        return selection.groups().stream()
                .mapToInt(group -> group.cases().size())
                .sum();
    }

    /** What outcomes are gathered by. */
    private abstract static class Gathering implements Runner.Listener {
        private final Report report;
        private final int all;
        private int done;

        Gathering(Report report, int all) {
            this.report = report;
            this.all = all;
        }

        abstract List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers);

        @Override
        public void answered(Group group, Case one, List<Answer> answers) {
            report.add(new Outcome(one, group.topic(), compare(group, one, answers), ""));
            progress(++done, all, one.id());
        }

        @Override
        public void failed(Group group, Case one, String why) {
            report.add(new Outcome(one, group.topic(), List.of(), why));
            progress(++done, all, one.id());
        }
    }

    /** What commands print to. */
    private abstract static class Printing {
        @Spec
        private @Nullable CommandSpec spec;

        PrintWriter out() {
            return Objects.requireNonNull(spec).commandLine().getOut();
        }

        PrintWriter err() {
            return Objects.requireNonNull(spec).commandLine().getErr();
        }
    }

    /** Compares two peers. */
    @Command(name = "compare", mixinStandardHelpOptions = true, description = "compares two peers")
    static final class Compare extends Printing implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--a", defaultValue = Options.FAKE, description = "a URL, or fake for one in this process")
        private String a = Options.FAKE;

        @Option(names = "--b", description = "the other one")
        private @Nullable String b;

        @Option(names = "--fake", description = "the other one is a fake in this process")
        private boolean fake;

        @Option(names = "--html", paramLabel = "FILE", description = "also write a page")
        private @Nullable Path html;

        @Option(names = "--json", description = "write JSON to standard output instead of a table")
        private boolean json;

        @Option(names = "--late", paramLabel = "SECONDS", description = "an answer so much later differs (5)")
        private double late = 5;

        @Override
        public Integer call() throws Exception {
            String other = b;
            if (fake == (other != null)) {
                err().println("either --b or --fake");
                return COULD_NOT_RUN;
            }
            String second = other == null ? Options.FAKE : other;
            Selection selection = options.selection(a.equals(Options.FAKE) && second.equals(Options.FAKE));
            PrintWriter talk = json ? err() : out();
            talk.print(options.plan(selection, a, second));
            if (!options.yes()) {
                talk.println("Nothing was called. With --yes it is done.");
                talk.flush();
                return COULD_NOT_RUN;
            }
            Side sideA = options.side(a);
            Side sideB = options.side(second);
            Report report = new Report(sideA.peer().name(), sideB.peer().name());
            Runner runner = new Runner(List.of(sideA, sideB));
            Duration tolerated = Duration.ofMillis((long) (late * 1000));
            runner.run(selection, new Gathering(report, count(selection)) {
                @Override
                List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers) {
                    return Comparison.of(
                            answers.get(0),
                            new Normal(sideA.variables(), one.when().call()).body(answers.get(0)),
                            answers.get(1),
                            new Normal(sideB.variables(), one.when().call()).body(answers.get(1)),
                            tolerated);
                }
            });
            if (html != null) {
                Files.writeString(html, report.html());
            }
            out().println(json ? report.json() : report.table());
            out().flush();
            return runner.clean() ? report.exitCode() : COULD_NOT_RUN;
        }
    }

    /** Records the answers of a peer. */
    @Command(name = "record", mixinStandardHelpOptions = true, description = "writes a peer's answers to files")
    static final class Recording extends Printing implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--against", required = true, description = "a URL, or fake for one in this process")
        private String against = Options.FAKE;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
        private Path out = Path.of(".");

        @Override
        public Integer call() throws Exception {
            Selection selection = options.selection(against.equals(Options.FAKE));
            out().print(options.plan(selection, against));
            if (!options.yes()) {
                out().println("Nothing was called. With --yes it is done.");
                return COULD_NOT_RUN;
            }
            Side side = options.side(against);
            Runner runner = new Runner(List.of(side));
            int all = count(selection);
            int[] counts = new int[2];
            String source =
                    (against.equals(Options.FAKE) ? "fake" : Snapshots.RECORDED) + " " + LocalDate.now(ZoneOffset.UTC);
            runner.run(selection, new Runner.Listener() {
                @Override
                public void answered(Group group, Case one, List<Answer> answers) {
                    Answer answer = answers.get(0);
                    JsonNode body = new Normal(side.variables(), one.when().call()).body(answer);
                    try {
                        Snapshots.write(out, one, answer, body, source);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress(++counts[0] + counts[1], all, one.id());
                }

                @Override
                public void failed(Group group, Case one, String why) {
                    progress(counts[0] + ++counts[1], all, one.id() + ": " + why);
                }
            });
            out().println(counts[0] + " recorded, " + counts[1] + " could not run");
            out().flush();
            return counts[0] > 0 && runner.clean() ? 0 : COULD_NOT_RUN;
        }
    }

    /** Compares the fake with snapshots. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = "compares the fake with snapshots")
    static final class Check extends Printing implements Callable<Integer> {
        @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "the snapshots")
        private Path folder = Path.of(".");

        @Option(names = "--json", description = "write JSON to standard output instead of a table")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            Map<String, Snapshots.Snapshot> snapshots = Snapshots.read(folder);
            Options options = new Options();
            Side side = options.side(Options.FAKE);
            Selection all = options.selection(true);
            Selection selection = new Selection(
                    all.groups().stream()
                            .map(group -> group.only(snapshots::containsKey))
                            .filter(group -> !group.cases().isEmpty())
                            .toList(),
                    Map.of());
            Report report = new Report(folder.toString(), side.peer().name());
            new Runner(List.of(side)).run(selection, new Gathering(report, count(selection)) {
                @Override
                List<Outcome.Difference> compare(Group group, Case one, List<Answer> answers) {
                    return differences(
                            snapshots.get(one.id()),
                            answers.get(0),
                            new Normal(side.variables(), one.when().call()));
                }
            });
            out().println(json ? report.json() : report.table());
            out().flush();
            return count(selection) < snapshots.size() ? COULD_NOT_RUN : report.exitCode();
        }

        private static List<Outcome.Difference> differences(
                Snapshots.@Nullable Snapshot snapshot, Answer answer, Normal normal) {
            if (snapshot == null) {
                return List.of();
            }
            JsonNode body = normal.body(answer);
            if (!snapshot.source().startsWith(Snapshots.RECORDED)
                    && !snapshot.source().startsWith(Options.FAKE)) {
                return Comparison.partly(snapshot.status(), snapshot.body(), answer, body);
            }
            Answer recorded = new Answer(snapshot.status(), snapshot.type(), snapshot.body(), answer.time());
            return Comparison.of(recorded, snapshot.body(), answer, body, Duration.ofDays(1));
        }
    }

    /** Deletes what an earlier run has left. */
    @Command(name = "cleanup", mixinStandardHelpOptions = true, description = "deletes what an earlier run has left")
    static final class Cleanup extends Printing implements Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Option(names = "--at", required = true, description = "a URL")
        private String at = "";

        @Override
        public Integer call() throws Exception {
            if (!options.prefix().startsWith("parity-")) {
                err().println("a prefix of such a run begins with parity-");
                return COULD_NOT_RUN;
            }
            Side side = options.side(at);
            int found = side.cleaner().find(options.prefix());
            out().println(found + " resources of " + options.prefix());
            if (!options.yes()) {
                out().println("Nothing was deleted. With --yes it is done.");
                return COULD_NOT_RUN;
            }
            side.end();
            side.cleaner().left().forEach(err()::println);
            return side.cleaner().left().isEmpty() ? 0 : COULD_NOT_RUN;
        }
    }

    /** Shows by what each operation is held. */
    @Command(name = "table", mixinStandardHelpOptions = true, description = "shows by what each operation is held")
    static final class Table extends Printing implements Callable<Integer> {
        @Option(names = "--snapshots", required = true, paramLabel = "DIR", description = "the snapshots")
        private Path folder = Path.of(".");

        @Override
        public Integer call() throws Exception {
            out().print(Holding.table(
                    Selection.of(Pattern.compile(".*"), java.util.Set.of()).groups(), Snapshots.read(folder)));
            out().flush();
            return 0;
        }
    }
}
