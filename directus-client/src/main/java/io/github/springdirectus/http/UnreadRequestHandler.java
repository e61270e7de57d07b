package io.github.springdirectus.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutException;

/**
 * Ends a connection whose other end has taken none of the bytes that wait to be sent for
 * some time. However slow it is, one that takes some goes on.
 */
final class UnreadRequestHandler extends IdleStateHandler {

	UnreadRequestHandler(Duration timeout) {
		super(true, 0, timeout.toMillis(), 0, TimeUnit.MILLISECONDS);
	}

	@Override
	protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
		ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
		if (unsent != null && unsent.totalPendingWriteBytes() > 0) {
			context.fireExceptionCaught(WriteTimeoutException.INSTANCE);
			context.close();
		}
	}

}
