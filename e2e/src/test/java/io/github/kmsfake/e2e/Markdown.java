package io.github.kmsfake.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's pages, and the code blocks in them. */
final class Markdown {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".venv", ".m2");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*(\\S*).*");
    private static final Pattern MARKER = Pattern.compile("\\s*<!-- (.+) -->");

    /** A fenced code block: where it stands, the comment directly above it or nothing, its language or nothing. */
    record Block(Path page, int line, String marker, String language, String text) {
        boolean isExample() {
            return marker.startsWith("example: ");
        }

        @Override
        public String toString() {
            return ROOT.relativize(page) + ":" + line + " " + language;
        }
    }

    private Markdown() {}

    static List<Path> pages() throws IOException {
        Set<Path> pages = new TreeSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(pages);
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            blocks.addAll(blocks(page));
        }
        return blocks;
    }

    private static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String marker = "";
        for (int line = 0; line < lines.size(); line++) {
            Matcher fence = FENCE.matcher(lines.get(line));
            Matcher comment = MARKER.matcher(lines.get(line));
            if (fence.matches()) {
                int first = line + 1;
                for (line = first; !lines.get(line).strip().equals(fence.group(1)); line++) {}
                String text = String.join("\n", lines.subList(first, line)) + "\n";
                blocks.add(new Block(page, first, marker, fence.group(2), text));
            }
            marker = comment.matches() ? comment.group(1) : "";
        }
        return blocks;
    }

    /** A page without its code, in which nothing is a link or a heading. */
    static String prose(Path page) throws IOException {
        return Files.readString(page)
                .replaceAll("(?ms)^\\s*(```+|~~~+).*?^\\s*\\1\\s*$", "")
                .replaceAll("(?s)<!--.*?-->", "");
    }
}
