pipeline {
  agent any
  environment {
    // finding
    API_TOKEN = 'planted-example-only'
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
