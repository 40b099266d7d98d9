/** The most that AWS gives a page of ListParticipantReplicas; every other list gives a hundred. */
export const REPLICAS_A_PAGE = 50;
