//! What stands at the sandbox's bindings in a build that has none: a deployment's settings name these objects all the same.

use worker::{DurableObject, Env, Request, Response, State, durable_object};

/// No sandbox.
#[durable_object]
pub struct SandboxObject;

impl DurableObject for SandboxObject {
    fn new(_state: State, _env: Env) -> Self {
        Self
    }

    async fn fetch(&self, _request: Request) -> worker::Result<Response> {
        Response::error("", 404)
    }
}
