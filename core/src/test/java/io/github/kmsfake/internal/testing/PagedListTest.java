package io.github.kmsfake.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the operations have in common that list resources by name, a page at a time. */
public abstract class PagedListTest extends OperationTest {
    private final String wrapper;
    private final String path;
    private final List<String> fields;

    /**
     * A test of {@code action}.
     *
     * @param item the array inside the wrapper, which holds objects with these fields
     */
    protected PagedListTest(String action, String wrapper, String item, String... fields) {
        super(action);
        this.wrapper = wrapper;
        this.path = wrapper + "/" + item;
        this.fields = List.of(fields);
    }

    /** Creates a resource of that name. */
    protected abstract void create(String name);

    @Test
    void listsInTheOrderOfCreationAPageAtATime() {
        create(25);

        Reply first = answer("PageSize", "10");
        Reply last = answer("PageNumber", "3", "PageSize", "10");

        assertThat(first.fields(""))
                .containsExactlyInAnyOrder("RequestId", "PageNumber", "PageSize", "TotalCount", wrapper);
        assertThat(first.column(path, "Name")).isEqualTo(names(1, 10));
        assertThat(first.fields(path + "/0")).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(last.column(path, "Name")).isEqualTo(names(21, 25));
        assertThat(last.json().get("PageNumber").isInt()).isTrue();
        assertThat(last.text("PageNumber")).isEqualTo("3");
        assertThat(last.text("PageSize")).isEqualTo("10");
        assertThat(last.text("TotalCount")).isEqualTo("25");
    }

    @Test
    void showsTwentyOfTheFirstPageUnlessTold() {
        create(21);

        Reply reply = answer();

        assertThat(reply.text("PageNumber")).isEqualTo("1");
        assertThat(reply.text("PageSize")).isEqualTo("20");
        assertThat(reply.column(path, "Name")).isEqualTo(names(1, 20));
    }

    @Test
    void showsAnEmptyPageAndTheTrueTotalPastTheEnd() {
        create(1);

        Reply reply = answer("PageNumber", "2147483647", "PageSize", "100");

        assertThat(reply.json().at("/" + path).isArray()).isTrue();
        assertThat(reply.json().at("/" + path).size()).isZero();
        assertThat(reply.text("TotalCount")).isEqualTo("1");
    }

    private void create(int count) {
        names(1, count).forEach(this::create);
    }

    private static List<String> names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "n" + i).toList();
    }
}
