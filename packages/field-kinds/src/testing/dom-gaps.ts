import { TextDecoder, TextEncoder } from 'node:util';

/** antd yields through a message channel, which jsdom lacks; Node's own would keep the process alive. */
class TimerChannel {
  readonly port1: { onmessage?: () => void } = {};
  readonly port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) };
}

/** What jsdom lacks of a browser. Import it before anything that is drawn. */
Object.assign(globalThis, { MessageChannel: TimerChannel, TextEncoder, TextDecoder });
