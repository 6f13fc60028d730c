package consumer;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

@Controller
class HelloController {
    @Get("/")
    String hello() {
        return "hello";
    }
}
