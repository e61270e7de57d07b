package io.github.springdirectus.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange whose other side does nothing: it takes no byte of the request, or
 * sends none of the answer although they are asked for. A subscriber who asks for nothing
 * for a while is not waited for, which the read timeout of Reactor Netty does not tell
 * from a server that stalls.
 */
final class ExchangeTimeoutHandler extends ChannelDuplexHandler {

	private final long timeout;

	/** When something was done, or asked for, the last time. */
	private long since = System.nanoTime();

	private long unsent;

	/** Whether bytes were asked for once, rather than all that come. */
	private boolean awaited;

	private @Nullable Future<?> timer;

	ExchangeTimeoutHandler(Duration timeout) {
		this.timeout = timeout.toNanos();
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		this.since = System.nanoTime();
		look(context, this.timeout);
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

	@Override
	public void read(ChannelHandlerContext context) {
		this.awaited = !context.channel().config().isAutoRead();
		this.since = System.nanoTime();
		context.read();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.awaited = false;
		this.since = System.nanoTime();
		context.fireChannelRead(message);
	}

	private void look(ChannelHandlerContext context, long delay) {
		this.timer = context.executor().schedule(() -> look(context), delay, TimeUnit.NANOSECONDS);
	}

	private void look(ChannelHandlerContext context) {
		if (context.isRemoved() || !context.channel().isActive()) {
			return;
		}
		long before = this.unsent;
		ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
		this.unsent = (waiting != null) ? waiting.totalPendingWriteBytes() : 0;
		if (this.unsent != before) {
			this.since = System.nanoTime();
		}
		long left = this.timeout - (System.nanoTime() - this.since);
		boolean asked = this.awaited || context.channel().config().isAutoRead();
		if (left > 0) {
			look(context, left);
		}
		else if (this.unsent > 0) {
			end(context, WriteTimeoutException.INSTANCE);
		}
		else if (asked) {
			end(context, ReadTimeoutException.INSTANCE);
		}
		else {
			look(context, this.timeout);
		}
	}

	private static void end(ChannelHandlerContext context, TimeoutException timeout) {
		context.fireExceptionCaught(timeout);
		context.close();
	}

}
