CREATE TABLE "events" (
	"run" text NOT NULL,
	"seq" integer NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_run_seq_pk" PRIMARY KEY("run","seq")
);
--> statement-breakpoint
CREATE TABLE "frames" (
	"run" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"mode" text,
	"scale" double precision NOT NULL,
	"width" double precision NOT NULL,
	"height" double precision NOT NULL,
	"origin_x" double precision DEFAULT 0 NOT NULL,
	"origin_y" double precision DEFAULT 0 NOT NULL,
	"hash" text NOT NULL,
	"media_type" text NOT NULL,
	"image_key" text NOT NULL,
	"layers_key" text,
	"status" text DEFAULT 'received' NOT NULL,
	"problem" jsonb,
	"examined_key" text,
	"measure_key" text,
	CONSTRAINT "frames_run_id_pk" PRIMARY KEY("run","id")
);
--> statement-breakpoint
CREATE TABLE "pending_layers" (
	"run" text NOT NULL,
	"frame" text NOT NULL,
	"layers_key" text NOT NULL,
	CONSTRAINT "pending_layers_run_frame_pk" PRIMARY KEY("run","frame")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"workspace" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"library_key" text,
	CONSTRAINT "projects_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text NOT NULL,
	"project" text NOT NULL,
	"status" text DEFAULT 'receiving' NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"options" jsonb NOT NULL,
	"sealed" boolean DEFAULT false NOT NULL,
	"started_by" text NOT NULL,
	"problem" jsonb,
	"result_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_run_runs_id_fk" FOREIGN KEY ("run") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frames" ADD CONSTRAINT "frames_run_runs_id_fk" FOREIGN KEY ("run") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_layers" ADD CONSTRAINT "pending_layers_run_runs_id_fk" FOREIGN KEY ("run") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_project_projects_workspace_id_fk" FOREIGN KEY ("workspace","project") REFERENCES "public"."projects"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "frames_measure_key" ON "frames" USING btree ("measure_key");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("status");--> statement-breakpoint
CREATE INDEX "runs_started_by" ON "runs" USING btree ("started_by","status");--> statement-breakpoint
CREATE INDEX "runs_ended" ON "runs" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "runs_project" ON "runs" USING btree ("workspace","project");