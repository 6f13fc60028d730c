package io.github.kmsfake.internal.state;

/**
 * Which page of a list is asked for.
 *
 * @param number which page, from 1
 * @param size how many entries a full page holds
 */
public record PageRequest(int number, int size) {}
