package io.github.springdirectus.autoconfigure.aot.scanned;

public record Author(String id, String name) {

}
