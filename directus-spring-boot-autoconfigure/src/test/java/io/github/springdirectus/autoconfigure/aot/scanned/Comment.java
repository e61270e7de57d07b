package io.github.springdirectus.autoconfigure.aot.scanned;

public record Comment(Integer id, String text) {

}
