pipeline {
  agent any
  environment {
    API_TOKEN = credentials('api-token')
  }
  stages {
    stage('build') {
      steps {
        // finding
        sh "curl -H 'Authorization: ${API_TOKEN}' https://example.com"
      }
    }
  }
}
