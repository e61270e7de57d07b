/**
 * Keeps tokens and callers in Redis, so that several instances of an application share
 * them. Applications meet {@link io.github.springdirectus.redis.DirectusRedis} alone.
 */
@NullMarked
package io.github.springdirectus.redis;

import org.jspecify.annotations.NullMarked;
