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

interface JoinOptions {
  /** False: receives nobody until told to. */
  watch?: boolean;
  capabilities?: readonly ('PUBLISH' | 'SUBSCRIBE')[];
  selfSigned?: boolean;
  device?: 'web' | 'ios' | 'android' | 'whip';
  stageArn?: string;
}

interface FaultOrder {
  operation: string;
  kind: string;
  [parameter: string]: unknown;
}

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** A stage with people on it, played through the API and the control endpoint of an emulator whose clock stands still. */
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

  async anotherStage(): Promise<string> {
    return newStage(this.client);
  }

  async join(userId: string, options: JoinOptions = {}): Promise<Actor> {
    return this.control('people', { stageArn: this.stageArn, userId, ...options });
  }

  async publish(actor: Actor): Promise<void> {
    await this.act(actor, 'publish');
  }

  async unpublish(actor: Actor): Promise<void> {
    await this.act(actor, 'unpublish');
  }

  async leave(actor: Actor): Promise<void> {
    await this.act(actor, 'leave');
  }

  async subscribe(actor: Actor, remote: Pick<Actor, 'participantId'>): Promise<void> {
    await this.act(actor, 'subscribe', { remoteParticipantId: remote.participantId });
  }

  async unsubscribe(actor: Actor, remote: Pick<Actor, 'participantId'>): Promise<void> {
    await this.act(actor, 'unsubscribe', { remoteParticipantId: remote.participantId });
  }

  async failToPublish(actor: Actor, errorCode: string): Promise<void> {
    await this.act(actor, 'fail', { event: 'PUBLISH_ERROR', errorCode });
  }

  async failToSubscribe(
    actor: Actor,
    remote: Pick<Actor, 'participantId'>,
    errorCode: string,
  ): Promise<void> {
    const remoteParticipantId = remote.participantId;
    await this.act(actor, 'fail', { event: 'SUBSCRIBE_ERROR', errorCode, remoteParticipantId });
  }

  async failToJoin(actor: Actor, errorCode: string): Promise<void> {
    await this.act(actor, 'fail', { event: 'JOIN_ERROR', errorCode });
  }

  async loseConnection(actor: Actor): Promise<void> {
    await this.act(actor, 'lose-connection');
  }

  /** Comes back with the same token, or another: then as another participant of the same user id. */
  async rejoin(actor: Actor, newToken = false): Promise<Actor> {
    const { stageArn } = actor;
    return this.control(`people/${actor.participantId}/rejoin`, { stageArn, newToken });
  }

  async exchange(actor: Actor, capabilities: readonly ('PUBLISH' | 'SUBSCRIBE')[]): Promise<void> {
    await this.act(actor, 'exchange-token', { capabilities });
  }

  async disconnect({ stageArn, participantId }: Actor): Promise<void> {
    const reason = 'asked to leave';
    await this.client.send(new DisconnectParticipantCommand({ stageArn, participantId, reason }));
  }

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
