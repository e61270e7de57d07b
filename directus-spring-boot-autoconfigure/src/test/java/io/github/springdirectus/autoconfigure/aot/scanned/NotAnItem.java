package io.github.springdirectus.autoconfigure.aot.scanned;

public record NotAnItem(Integer id) {

}
