// What makes a claim one claim; the pair index answers "what is said of these two" without walking a hub.
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (claim:Claim) REQUIRE claim.id IS UNIQUE;
CREATE INDEX claim_pair IF NOT EXISTS FOR (claim:Claim) ON (claim.subject, claim.object, claim.relation);
CREATE INDEX claim_object IF NOT EXISTS FOR (claim:Claim) ON (claim.object);
CREATE FULLTEXT INDEX claim_evidence IF NOT EXISTS FOR (claim:Claim) ON EACH [claim.evidence]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'french' } };
