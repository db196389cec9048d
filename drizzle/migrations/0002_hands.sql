CREATE TABLE "document_hands" (
	"map_id" text NOT NULL,
	"client" bigint NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "document_hands_map_id_client_pk" PRIMARY KEY("map_id","client")
);
--> statement-breakpoint
ALTER TABLE "document_hands" ADD CONSTRAINT "document_hands_map_id_maps_id_fk" FOREIGN KEY ("map_id") REFERENCES "public"."maps"("id") ON DELETE cascade ON UPDATE no action;