import {
  CreateIngestConfigurationCommand,
  CreateStageCommand,
  DisconnectParticipantCommand,
  type IngestConfiguration,
  IVSRealTimeClient,
  StartParticipantReplicationCommand,
  StopParticipantReplicationCommand,
} from '@aws-sdk/client-ivs-realtime';

/** What a scene needs of a running emulator. */
export interface Theatre {
  url: string;
  region: string;
  clock: { now(): number; step(ms: number): void };
}

export interface Actor {
  participantId: string;
  userId: string;
  sessionId: string;
  stageArn: string;
}

/** How somebody joins. */
interface JoinOptions {
  /** False: receives nobody until told to. */
  watch?: boolean;
  /** What the token allows; both unless given. */
  capabilities?: readonly ('PUBLISH' | 'SUBSCRIBE')[];
  /** With a self-signed token: the only kind that can be exchanged. */
  selfSigned?: boolean;
  device?: 'web' | 'ios' | 'android' | 'whip';
  /** Another stage than the scene's first. */
  stageArn?: string;
}

/** As the emulator's control endpoint takes it: docs/emulator.md, faults. */
interface FaultOrder {
  operation: string;
  kind: string;
  [parameter: string]: unknown;
}

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/**
 * A stage with people on it, played through the API and the control endpoint of an emulator whose clock stands still: only
 * `step` lets time pass, and what happens between two steps is of one second. Everybody who joins receives everybody who
 * publishes, unless they join with `watch: false`. Nothing here knows how an answer is found.
 */
export class Scene {
  private readonly theatre: Theatre;
  private readonly client: IVSRealTimeClient;
  readonly stageArn: string;

  private constructor(theatre: Theatre, client: IVSRealTimeClient, stageArn: string) {
    this.theatre = theatre;
    this.client = client;
    this.stageArn = stageArn;
  }

  static async open(theatre: Theatre): Promise<Scene> {
    const client = new IVSRealTimeClient({
      endpoint: theatre.url,
      region: theatre.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    return new Scene(theatre, client, await newStage(client));
  }

  /** Ends the connections of the scene, not what it has played. */
  close(): void {
    this.client.destroy();
  }

  get stageId(): string {
    return idOf(this.stageArn);
  }

  /** The world's instant, milliseconds since the epoch. */
  now(): number {
    return this.theatre.clock.now();
  }

  /** Lets time pass. The instant after it. */
  step(seconds: number): number {
    this.theatre.clock.step(seconds * 1_000);
    return this.now();
  }

  /** Makes a further stage. Its ARN. */
  async anotherStage(): Promise<string> {
    return newStage(this.client);
  }

  /** Makes a token and joins with it. */
  async join(userId: string, options: JoinOptions = {}): Promise<Actor> {
    return this.control('people', { stageArn: this.stageArn, userId, ...options });
  }

  /** Begins to publish; a token that does not allow it makes a PUBLISH_ERROR. */
  async publish(actor: Actor): Promise<void> {
    await this.act(actor, 'publish');
  }

  async unpublish(actor: Actor): Promise<void> {
    await this.act(actor, 'unpublish');
  }

  async leave(actor: Actor): Promise<void> {
    await this.act(actor, 'leave');
  }

  /** Begins to receive somebody, for whoever joined with `watch: false` or had stopped. */
  async subscribe(actor: Actor, remote: Pick<Actor, 'participantId'>): Promise<void> {
    await this.act(actor, 'subscribe', { remoteParticipantId: remote.participantId });
  }

  async unsubscribe(actor: Actor, remote: Pick<Actor, 'participantId'>): Promise<void> {
    await this.act(actor, 'unsubscribe', { remoteParticipantId: remote.participantId });
  }

  /** PUBLISH_ERROR with a code; ends what was being published. */
  async failToPublish(actor: Actor, errorCode: string): Promise<void> {
    await this.act(actor, 'fail', { event: 'PUBLISH_ERROR', errorCode });
  }

  /** SUBSCRIBE_ERROR with a code; ends the subscription. */
  async failToSubscribe(
    actor: Actor,
    remote: Pick<Actor, 'participantId'>,
    errorCode: string,
  ): Promise<void> {
    const remoteParticipantId = remote.participantId;
    await this.act(actor, 'fail', { event: 'SUBSCRIBE_ERROR', errorCode, remoteParticipantId });
  }

  /** JOIN_ERROR with a code. */
  async failToJoin(actor: Actor, errorCode: string): Promise<void> {
    await this.act(actor, 'fail', { event: 'JOIN_ERROR', errorCode });
  }

  /** The connection breaks; the service notices some seconds later. */
  async loseConnection(actor: Actor): Promise<void> {
    await this.act(actor, 'lose-connection');
  }

  /** Comes back with the same token, or another: then as another participant of the same user id. */
  async rejoin(actor: Actor, newToken = false): Promise<Actor> {
    const { stageArn } = actor;
    return this.control(`people/${actor.participantId}/rejoin`, { stageArn, newToken });
  }

  /** Exchanges a self-signed token for one that allows this. */
  async exchange(actor: Actor, capabilities: readonly ('PUBLISH' | 'SUBSCRIBE')[]): Promise<void> {
    await this.act(actor, 'exchange-token', { capabilities });
  }

  /** DisconnectParticipant, by another program than the console. */
  async disconnect({ stageArn, participantId }: Actor): Promise<void> {
    const reason = 'asked to leave';
    await this.client.send(new DisconnectParticipantCommand({ stageArn, participantId, reason }));
  }

  /** StartParticipantReplication: the actor has to publish. */
  async replicate(actor: Actor, destinationStageArn: string, reconnectWindowSeconds = 0): Promise<void> {
    const pair = {
      sourceStageArn: actor.stageArn,
      destinationStageArn,
      participantId: actor.participantId,
    };
    await this.client.send(new StartParticipantReplicationCommand({ ...pair, reconnectWindowSeconds }));
  }

  async stopReplicating(actor: Actor, destinationStageArn: string): Promise<void> {
    const pair = {
      sourceStageArn: actor.stageArn,
      destinationStageArn,
      participantId: actor.participantId,
    };
    await this.client.send(new StopParticipantReplicationCommand(pair));
  }

  /** An RTMPS ingest configuration of the scene's stage, with its stream keys. */
  async ingestConfiguration(
    userId: string,
    options: { redundantIngest?: boolean } = {},
  ): Promise<IngestConfiguration> {
    const { ingestConfiguration } = await this.client.send(
      new CreateIngestConfigurationCommand({
        ingestProtocol: 'RTMPS',
        stageArn: this.stageArn,
        userId,
        ...options,
      }),
    );
    if (!ingestConfiguration) throw new Error('no ingest configuration was made');
    return ingestConfiguration;
  }

  /** An encoder begins to send with a stream key. */
  async startEncoder(streamKey: string | undefined, protocol?: 'RTMP' | 'RTMPS'): Promise<Actor> {
    return this.control('ingest/publish', { streamKey, ...(protocol === undefined ? {} : { protocol }) });
  }

  async stopEncoder(streamKey: string | undefined): Promise<void> {
    await this.control('ingest/stop', { streamKey });
  }

  /** Orders that AWS answers wrongly from now on; whoever runs the case takes the faults away again. */
  async fault(order: FaultOrder): Promise<void> {
    await this.control('faults', order);
  }

  private async act(actor: Actor, what: string, body: object = {}): Promise<void> {
    await this.control(`people/${actor.participantId}/${what}`, { stageArn: actor.stageArn, ...body });
  }

  private async control(path: string, body: object): Promise<Actor> {
    const answer = await fetch(`${this.theatre.url}/_emulator/${path}`, {
      method: 'POST',
      headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Actor;
  }
}

async function newStage(client: IVSRealTimeClient): Promise<string> {
  const { stage } = await client.send(new CreateStageCommand({}));
  return stage?.arn ?? '';
}
