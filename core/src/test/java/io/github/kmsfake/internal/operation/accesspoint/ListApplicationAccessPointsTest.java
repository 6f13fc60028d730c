package io.github.kmsfake.internal.operation.accesspoint;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListApplicationAccessPointsTest extends OperationTest {
    ListApplicationAccessPointsTest() {
        super("ListApplicationAccessPoints");
    }

    @Test
    void listsInTheOrderOfCreationAPageAtATime() {
        for (int i = 1; i <= 25; i++) {
            kms.ok("CreateApplicationAccessPoint", "Name", "n" + i, "Policies", "[\"p1\"]");
        }

        Reply first = answer("PageSize", "10");
        Reply last = answer("PageNumber", "3", "PageSize", "10");

        assertThat(first.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "PageNumber", "PageSize", "TotalCount", "ApplicationAccessPoints");
        assertThat(first.column("ApplicationAccessPoints/ApplicationAccessPoint", "Name"))
                .containsExactly("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10");
        assertThat(last.column("ApplicationAccessPoints/ApplicationAccessPoint", "Name"))
                .containsExactly("n21", "n22", "n23", "n24", "n25");
        assertThat(last.json().get("PageNumber").isInt()).isTrue();
        assertThat(last.text("PageNumber")).isEqualTo("3");
        assertThat(last.text("PageSize")).isEqualTo("10");
        assertThat(last.text("TotalCount")).isEqualTo("25");
        assertThat(last.fields("ApplicationAccessPoints/ApplicationAccessPoint/0"))
                .containsExactlyInAnyOrder("Name", "AuthenticationMethod");
    }

    @Test
    void showsTwentyOfTheFirstPageUnlessTold() {
        for (int i = 1; i <= 21; i++) {
            kms.ok("CreateApplicationAccessPoint", "Name", "n" + i, "Policies", "[\"p1\"]");
        }

        Reply reply = answer();

        assertThat(reply.text("PageNumber")).isEqualTo("1");
        assertThat(reply.text("PageSize")).isEqualTo("20");
        assertThat(reply.json()
                        .at("/ApplicationAccessPoints/ApplicationAccessPoint")
                        .size())
                .isEqualTo(20);
    }

    @Test
    void showsAnEmptyPageAndTheTrueTotalPastTheEnd() {
        int i = 1;
        kms.ok("CreateApplicationAccessPoint", "Name", "n" + i, "Policies", "[\"p1\"]");

        Reply reply = answer("PageNumber", "2147483647", "PageSize", "100");

        assertThat(reply.json()
                        .at("/ApplicationAccessPoints/ApplicationAccessPoint")
                        .isArray())
                .isTrue();
        assertThat(reply.json()
                        .at("/ApplicationAccessPoints/ApplicationAccessPoint")
                        .size())
                .isZero();
        assertThat(reply.text("TotalCount")).isEqualTo("1");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                invalid("page 0", "PageNumber", "PageNumber=0"),
                invalid("page -1", "PageNumber", "PageNumber=-1"),
                invalid("page x", "PageNumber", "PageNumber=x"),
                invalid("page 1.5", "PageNumber", "PageNumber=1.5"),
                invalid("page beyond all numbers", "PageNumber", "PageNumber=99999999999"),
                invalid("size 0", "PageSize", "PageSize=0"),
                invalid("size 101", "PageSize", "PageSize=101"),
                invalid("size x", "PageSize", "PageSize=x"));
    }
}
