/** How many requests: a bucket of `burst` that refills by `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface EdgeLimits {
  /** Bytes of body no route may exceed. */
  readonly body: number;
  /** Milliseconds for the headers of a connection's first request, and for a body. */
  readonly headerMs: number;
  readonly bodyMs: number;
  /** Open sockets: in all, and from one address (loopback excepted: a proxy on this machine). */
  readonly sockets: number;
  readonly socketsPerAddress: number;
  /** Addresses remembered by each limiter; beyond it the one unseen for longest is forgotten. */
  readonly addresses: number;
  readonly rates: {
    /** One visitor's address. People behind one router share it: a waiting room must fit. */
    readonly visitor: Rate;
    readonly channel: Rate;
    readonly static: Rate;
    /** The console, for all who work behind one router. */
    readonly staff: Rate;
    readonly health: Rate;
    /** The messages of one conversation, counted after authentication. */
    readonly conversation: Rate;
    /** All visitors and static files together. */
    readonly everyone: Rate;
  };
}

export const standardLimits: EdgeLimits = {
  body: 262_144,
  headerMs: 10_000,
  bodyMs: 15_000,
  sockets: 4_000,
  socketsPerAddress: 256,
  addresses: 20_000,
  rates: {
    visitor: { burst: 120, perSecond: 6 },
    channel: { burst: 1_000, perSecond: 200 },
    static: { burst: 200, perSecond: 20 },
    staff: { burst: 200, perSecond: 20 },
    health: { burst: 60, perSecond: 5 },
    conversation: { burst: 30, perSecond: 1 },
    everyone: { burst: 2_000, perSecond: 600 },
  },
};

/**
 * For a server that only this machine can reach and that trusts no proxy: every visitor comes from one address, so a
 * limit by address would be a limit on all of them together. The one for everybody stands.
 */
export const localLimits: EdgeLimits = {
  ...standardLimits,
  rates: {
    ...standardLimits.rates,
    visitor: standardLimits.rates.everyone,
    static: standardLimits.rates.everyone,
    staff: standardLimits.rates.everyone,
    conversation: standardLimits.rates.everyone,
    // A test tool on this machine acts as a whole channel, and wants to be told 401, not that it is too fast.
    channel: { burst: 50_000, perSecond: 5_000 },
  },
};
